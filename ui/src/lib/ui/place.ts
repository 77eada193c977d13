// Puts a list under (or over) the field it belongs to, whatever scrolls around it.
import type { Attachment } from "svelte/attachments";

const GAP = 2;

/** Fixes the node to the lower or upper edge of `anchor`, at least as wide as it. */
export function under(anchor: () => HTMLElement | null): Attachment<HTMLElement> {
  return (node) => {
    const put = () => {
      const box = anchor()?.getBoundingClientRect();
      if (!box) return;
      const height = node.offsetHeight;
      const below = window.innerHeight - box.bottom - GAP;
      const over = below < height && box.top > below;
      const left = Math.max(GAP, Math.min(box.left, window.innerWidth - node.offsetWidth - GAP));
      node.style.setProperty("left", `${left}px`);
      node.style.setProperty("min-width", `${box.width}px`);
      node.style.setProperty("top", `${over ? box.top - height - GAP : box.bottom + GAP}px`);
    };
    put();
    window.addEventListener("scroll", put, true);
    window.addEventListener("resize", put);
    return () => {
      window.removeEventListener("scroll", put, true);
      window.removeEventListener("resize", put);
    };
  };
}
