import { screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { PRINTED } from "../src/dev/areas/papercheck";
import { InventedCore } from "../src/dev/core";
import { asked, expectAccessible, openWindow } from "./world";

async function opened() {
  const core = new InventedCore(3);
  const world = await openWindow(core, {}, "task");
  await world.person.click(await screen.findByRole("button", { name: "Đối chiếu bản giấy" }));
  return { ...world, core, panel: within(await screen.findByRole("dialog")) };
}

describe("comparing a signed paper", () => {
  it("says that it is the kept version and opens the stored print", async () => {
    const { person, core, panel } = await opened();
    expect(panel.getByLabelText("Mã đối chiếu ở chân trang bản giấy")).toHaveFocus();
    await person.keyboard(`${PRINTED.toLowerCase()}{Enter}`);
    expect(await panel.findByText(/^Khớp\./)).toBeVisible();
    await person.click(panel.getByRole("button", { name: "Mở bản in Kế hoạch dịch vụ" }));
    expect(asked(core, "handing.pdf")).toMatchObject([{ number: 1, paper: "services" }]);
    await expectAccessible();
  });

  it("points at the group that differs, and at a length that cannot be", async () => {
    const { person, panel } = await opened();
    await person.keyboard(`${PRINTED.slice(0, -1)}4{Enter}`);
    expect(await panel.findByText(/khác ở nhóm 4/)).toBeVisible();
    await person.clear(panel.getByRole("textbox"));
    await person.keyboard("5PDE2{Enter}");
    expect(await panel.findByText(/20 chữ và số, ở đây có 5/)).toBeVisible();
    await person.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
