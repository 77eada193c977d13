// From the core's drawing of a page to a picture in the window: every element and attribute is
// copied by name, so that nothing but text, rules and squares can get in, whatever the drawing says.
const SVG = "http://www.w3.org/2000/svg";
const XML = "http://www.w3.org/XML/1998/namespace";

const SHAPE = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "shape-rendering",
  "d",
];
const FACE = ["font-family", "font-size", "font-weight", "font-style", "text-rendering"];
const ATTRIBUTES: Record<string, readonly string[]> = {
  svg: ["viewBox", "fill", ...FACE],
  g: FACE,
  path: SHAPE,
  text: ["x", "y", "textLength", "word-spacing"],
};

/** The drawing as an element to show, or null when it is none. */
export function picture(drawing: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return null;
  const copied = copy(root);
  copied?.setAttributeNS(XML, "xml:space", "preserve");
  return copied as SVGSVGElement | null;
}

function copy(from: Element): Element | null {
  const names = from.namespaceURI === SVG ? ATTRIBUTES[from.localName] : undefined;
  if (!names) return null;
  const to = document.createElementNS(SVG, from.localName);
  for (const name of names) {
    const value = from.getAttribute(name);
    if (value !== null) to.setAttribute(name, value);
  }
  if (from.localName === "text") to.textContent = from.textContent;
  else for (const child of from.children) to.append(...[copy(child)].filter((one) => one !== null));
  return to;
}
