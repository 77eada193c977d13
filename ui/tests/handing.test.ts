import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { DISTRICT_WORDS, inventHanding, type Stage } from "../src/dev/areas/handing";
import { InventedCore, refusal } from "../src/dev/core";
import type { HandingView } from "$lib/ipc/bindings";
import type { Dialogs } from "$lib/ipc/dialogs";
import { fold } from "$lib/i18n/format";
import { asked, expectAccessible, openWindow } from "./world";

const KEY = "D:\\Khoa-huyen-Trieu-Son.key";
const chooses: Partial<Dialogs> = {
  pickFile: async () => KEY,
  pickPlace: async (kind) => (kind === "pdf" ? "D:\\ban.pdf" : "D:\\xa.key"),
  pickFolder: async () => "E:\\",
};

async function at(stage: Stage | null, households = 12) {
  const core = new InventedCore(households);
  if (stage) await inventHanding(core, stage);
  const world = await openWindow(core, chooses, "handing");
  await screen.findByRole("button", { name: /^Bước 1: Chốt bản kế hoạch/ });
  return world;
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });

describe("the screen of handing over", () => {
  it("names what blocks freezing and leads to its field", async () => {
    const { person, app } = await at(null);
    expect(await screen.findByText(/Còn \d+ chỗ phải sửa trước khi chốt/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Chốt bản 1" })).toBeNull();
    await person.click(await button(/chưa có giải pháp hoặc lý do/));
    await waitFor(() => expect(app.screen.name).toBe("dossier"));
  });

  it("leads to the self-check with the one primary button", async () => {
    const { person, app } = await at(null);
    expect(await button(/Xem cả \d+ chỗ ở Tự kiểm tra/)).toHaveFocus();
    await person.keyboard("{Enter}");
    await waitFor(() => expect(app.screen.name).toBe("check"));
  });

  it("says that there is nothing to freeze in an empty list", async () => {
    await at(null, 0);
    expect(await button("Tới danh sách hộ")).toHaveFocus();
    await expectAccessible();
  });

  it("freezes, compares six words and writes by keyboard alone", async () => {
    const { core, person } = await at("finished");
    expect(await button("Chốt bản 1")).toHaveFocus();
    await person.keyboard("{Enter}");
    expect(
      await screen.findByText(
        /Đã chốt bản 1: Kế hoạch giảm nghèo 144 trang, .* 61 trang. Mã đối chiếu 5PDE2/,
      ),
    ).toBeVisible();
    await waitFor(async () => expect(await button("Chọn tệp khóa của huyện…")).toHaveFocus());
    await person.keyboard("{Enter}");
    await waitFor(() =>
      expect(screen.getByLabelText("Từ thứ 1", { selector: "input" })).toHaveFocus(),
    );
    for (const [at, word] of DISTRICT_WORDS.entries()) {
      await person.keyboard(fold(word).slice(0, -1));
      await screen.findByRole("option", { name: word });
      await person.keyboard("{Enter}");
      expect(screen.getByLabelText(`Từ thứ ${at + 1}`, { selector: "input" })).toHaveValue(word);
    }
    expect(await button("Đối chiếu sáu từ")).toHaveFocus();
    await person.keyboard("{Enter}");
    await waitFor(async () => expect(await button("Chọn USB và ghi gói…")).toHaveFocus());
    expect(asked(core, "handing.trust")).toEqual([{ path: KEY, words: DISTRICT_WORDS }]);
    await person.keyboard("{Enter}");
    expect(await screen.findByText("Đã đọc lại, an toàn. Có thể rút USB.")).toBeVisible();
    expect(screen.getAllByText("BV-15670-ThoBinh-2020-trinh-01.bvgoi")[0]).toBeVisible();
    expect(screen.getByText("916.373 byte")).toBeVisible();
    const [{ job, ...args }] = asked(core, "package.submit");
    expect(args).toEqual({ to: null, folder: "E:\\", words: null });
    expect(job).toBeTruthy();
    await expectAccessible();
  });

  it("takes what was typed, also when Enter is faster than the words that begin so", async () => {
    const { core, person } = await at("frozen");
    await person.click(await button("Chọn tệp khóa của huyện…"));
    const field = (at: number) => screen.getByLabelText(`Từ thứ ${at}`, { selector: "input" });
    await waitFor(() => expect(field(1)).toHaveFocus());
    const ready: (() => void)[] = [];
    core.answers["words.complete"] = ({ text }) =>
      new Promise((resolve) => {
        const words = ["khoai lang", "khoai luộc"].filter((word) => fold(word).startsWith(text));
        if (text === "khoai") resolve(words);
        else ready.push(() => resolve(words));
      });
    await person.keyboard("khoai");
    await screen.findByRole("option", { name: "khoai lang" });
    await person.keyboard(" luoc{Enter}");
    for (const answer of ready) answer();
    await waitFor(() => expect(field(2)).toHaveFocus());
    expect(field(1)).toHaveValue("khoai luộc");
  });

  it("names the words that do not fit and keeps what was typed", async () => {
    const { person } = await at("frozen");
    await person.click(await button("Chọn tệp khóa của huyện…"));
    const field = (at: number) => screen.getByLabelText(`Từ thứ ${at}`, { selector: "input" });
    await waitFor(() => expect(field(1)).toHaveFocus());
    await person.paste("1. gao trang, 2. anh trang, 3. ham rang, khoang troi, dua gang, nui xanh");
    await waitFor(() => expect(field(6)).toHaveValue("nui xanh"));
    await person.click(await button("Đối chiếu sáu từ"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Từ thứ 2 không khớp");
    expect(field(2)).toHaveFocus();
    expect(field(2)).toBeInvalid();
    expect(field(1)).toBeValid();
    await expectAccessible();
    await person.clear(field(2));
    await person.type(field(2), "anh sao{Enter}");
    expect(screen.queryByRole("alert")).toBeNull();
    await person.click(await button("Đối chiếu sáu từ"));
    await button("Chọn USB và ghi gói…");
  });

  it("refuses a file that is no key file", async () => {
    const core = new InventedCore(12);
    await inventHanding(core, "frozen");
    const pickFile = async () => "D:\\ho.xlsx";
    const { person } = await openWindow(core, { pickFile }, "handing");
    await person.click(await button("Chọn tệp khóa của huyện…"));
    expect(await screen.findByRole("alert")).toHaveTextContent("không phải tệp khóa");
    expect(screen.queryByLabelText("Từ thứ 1")).toBeNull();
  });

  it("says what is kept when the stick cannot be written, and tries again", async () => {
    const { core, person } = await at("known");
    const said = "Không ghi được vào E:\\: USB khóa ghi. Bản 1 vẫn còn nguyên trong kế hoạch.";
    core.answers["package.submit"] = () => {
      throw refusal("read_only", said);
    };
    await person.click(await button("Chọn USB và ghi gói…"));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Bản 1 vẫn còn nguyên trong kế hoạch",
    );
    await expectAccessible();
    delete core.answers["package.submit"];
    await person.click(await button("Ghi lại vào E:\\"));
    expect(await screen.findByText("Đã đọc lại, an toàn. Có thể rút USB.")).toBeVisible();
    await person.click(await button("Ghi thêm một USB…"));
    expect(await screen.findByText(/đã có sẵn ở đó và đọc lại đúng/)).toBeVisible();
  });

  it("stops long work and says that nothing was frozen", async () => {
    const { core, person } = await at("finished");
    let stop: (error: unknown) => void = () => {};
    core.answers["plan.freeze"] = () => new Promise((_, reject) => (stop = reject));
    core.answers["job.cancel"] = () => stop(refusal("cancelled", "Đã dừng theo yêu cầu."));
    await person.click(await button("Chốt bản 1"));
    expect(await screen.findByRole("progressbar")).toBeInTheDocument();
    await person.keyboard("{Escape}");
    expect(await screen.findByText("Đã dừng. Chưa chốt, kế hoạch không thay đổi.")).toBeVisible();
    const [{ job }] = asked(core, "job.cancel");
    expect(asked(core, "plan.freeze")).toEqual([{ job }]);
    await button("Chốt bản 1");
  });

  it("tells what changed since, offers the next version, and still sends the old one", async () => {
    const core = new InventedCore(12);
    await inventHanding(core, "sent");
    const args = { id: "household-0", field: "note", value: "đã xem lại", seen: [] };
    await core.dispatch("record.write", args);
    const { person } = await openWindow(core, chooses, "handing");
    expect(await screen.findByText("Đã sửa 1 chỗ ở 1 hộ sau bản 1.")).toBeVisible();
    expect(screen.getByText("Đã sửa sau bản 1")).toBeVisible();
    await person.click(await button(/Bước 3: Ghi ra USB, xong/));
    expect(await screen.findByText(/Gói sẽ là bản 1 đã chốt/)).toBeVisible();
    await person.click(await button(/Bước 1: Chốt bản kế hoạch, làm bây giờ/));
    await person.click(await button("Chốt bản 2"));
    expect(await screen.findByText(/Đã chốt bản 2/)).toBeVisible();
    expect(await screen.findByText("Bản 2 là kế hoạch hiện tại")).toBeVisible();
    const versions = screen.getByRole("region", { name: "Các bản đã chốt" });
    expect(within(versions).getAllByRole("listitem")).toHaveLength(2);
  });

  it("opens and saves both plans of any version", async () => {
    const { core, person } = await at("sent");
    const list = await screen.findByRole("region", { name: "Các bản đã chốt" });
    const inList = (name: string) => within(list).getByRole("button", { name });
    await person.click(inList("Mở Kế hoạch giảm nghèo bản 1"));
    await waitFor(() => expect(asked(core, "file.open")).toHaveLength(1));
    expect(asked(core, "file.open")[0].path).toContain("ban-01.pdf");
    await person.click(inList("Mở Kế hoạch dịch vụ bản 1"));
    await waitFor(() => expect(asked(core, "file.open")).toHaveLength(2));
    expect(asked(core, "file.open")[1].path).toContain("ban-01-dich-vu.pdf");
    await person.click(inList("Lưu Kế hoạch dịch vụ bản 1"));
    expect(await screen.findByText("Đã lưu bản in: D:\\ban.pdf")).toBeVisible();
    const saved = { number: 1, paper: "services", path: "D:\\ban.pdf" };
    expect(asked(core, "handing.pdf")[2]).toEqual(saved);
  });

  it("opens both plans right after freezing", async () => {
    const { core, person } = await at("finished");
    await person.click(await button("Chốt bản 1"));
    for (const plan of ["Kế hoạch giảm nghèo", "Kế hoạch dịch vụ"]) {
      const buttons = await screen.findAllByRole("button", { name: `Mở ${plan} bản 1` });
      expect(buttons.length).toBeGreaterThan(0);
      await person.click(buttons[0] as HTMLElement);
    }
    await waitFor(() => expect(asked(core, "file.open")).toHaveLength(2));
    await expectAccessible();
  });

  it("says that a paper was added after the package was written, and has it written again", async () => {
    const core = new InventedCore(12);
    await inventHanding(core, "sent");
    const view = (await core.dispatch("handing.view", {})) as HandingView;
    const [latest] = view.versions;
    core.answers["handing.view"] = () => ({
      ...view,
      versions: [{ ...latest, unsent: ["services"] }],
    });
    await openWindow(core, chooses, "handing");
    expect(await screen.findByText(/Gói đã ghi của bản 1 chưa có Kế hoạch dịch vụ/)).toBeVisible();
    expect(await button("Chọn USB và ghi gói…")).toHaveClass("pri");
    await expectAccessible();
  });

  it("writes the commune's own key file and shows its words", async () => {
    const { core, person } = await at("frozen");
    expect(await screen.findByText("mùa xuân")).toBeVisible();
    await person.click(await button("Ghi tệp khóa của xã…"));
    expect(await screen.findByText("Đã ghi tệp khóa của xã: xa.key")).toBeVisible();
    expect(asked(core, "package.key")).toEqual([{ path: "D:\\xa.key" }]);
  });

  it("warns when the district's key is another than the compared one", async () => {
    const core = new InventedCore(12);
    await inventHanding(core, "known");
    const pickFile = async () => "D:\\Khoa-moi.key";
    const { person } = await openWindow(core, { ...chooses, pickFile }, "handing");
    await person.click(await button(/Bước 2: Khóa của huyện, xong/));
    await person.click(await button("Huyện đổi khóa…"));
    expect(
      await screen.findByText(/khóa khác với khóa đã đối chiếu ngày 11\/02\/2020/),
    ).toBeVisible();
  });

  it("offers another try when its state cannot be read", async () => {
    const core = new InventedCore(12);
    core.answers["handing.view"] = () => {
      throw refusal("unexpected", "Có lỗi ngoài dự kiến.");
    };
    const { person } = await openWindow(core, chooses, "handing");
    expect(await screen.findByRole("alert")).toHaveTextContent("Có lỗi ngoài dự kiến.");
    delete core.answers["handing.view"];
    await person.click(await button("Thử lại"));
    await button(/^Bước 1/);
  });

  it("writes nothing in a plan that is only read", async () => {
    const core = new InventedCore(12);
    await inventHanding(core, "finished");
    if (core.workplace) core.workplace.read_only = true;
    await openWindow(core, chooses, "handing");
    expect(await button("Chốt bản 1")).toBeDisabled();
  });

  it("is accessible at each step", async () => {
    await at("known");
    await button("Chọn USB và ghi gói…");
    await expectAccessible();
  });
});
