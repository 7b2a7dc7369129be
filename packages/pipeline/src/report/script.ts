/**
 * The page's behaviour: divider, dragging, zoom about the centre, findings that light up together. Plain JavaScript for
 * the browser; without it the page shows the pictures side by side.
 */
export const script = `
const root = document.documentElement;
const [frame, scroll, canvas, split] = [".frame", ".scroll", ".canvas", "#split"].map((name) => document.querySelector(name));
root.classList.add("live");

/* The divider stands still in the frame while the picture moves below it. */
function place() {
  const share = Number(split.value) / 100;
  const [outer, inner] = [frame.getBoundingClientRect(), canvas.getBoundingClientRect()];
  const clip = (outer.left + share * outer.width - inner.left) / inner.width;
  frame.style.setProperty("--split", share * 100 + "%");
  canvas.style.setProperty("--clip", Math.min(Math.max(clip, 0), 1) * 100 + "%");
  split.setAttribute("aria-valuetext", Math.round(share * 100) + " % source, " + Math.round(100 - share * 100) + " % result");
}

function moveDivider(event) {
  const { left, width } = frame.getBoundingClientRect();
  split.value = String(((event.clientX - left) / width) * 100);
  place();
}

const centre = { x: 0.5, y: 0.5 };
const isFit = () => document.querySelector("#zoom-fit").checked;

function remember() {
  if (isFit()) return;
  centre.x = (scroll.scrollLeft + scroll.clientWidth / 2) / scroll.scrollWidth;
  centre.y = (scroll.scrollTop + scroll.clientHeight / 2) / scroll.scrollHeight;
}

function zoom() {
  scroll.tabIndex = isFit() ? -1 : 0;
  scroll.scrollLeft = centre.x * scroll.scrollWidth - scroll.clientWidth / 2;
  scroll.scrollTop = centre.y * scroll.scrollHeight - scroll.clientHeight / 2;
  place();
}

frame.addEventListener("pointerdown", (event) => {
  /* The scroll bars belong to the scrolling box itself. */
  if (event.button !== 0 || event.target === scroll) return;
  const onDivider = event.target.closest(".divider") !== null;
  if (!onDivider && !isFit() && event.pointerType !== "mouse") return;
  const pan = !onDivider && !isFit();
  const from = { x: event.clientX + scroll.scrollLeft, y: event.clientY + scroll.scrollTop };
  /* A finger may be on its way to scroll the page: it has to go sideways first. */
  let sure = event.pointerType === "mouse" || onDivider;
  const move = (to) => {
    sure ||= Math.abs(to.clientX - event.clientX) > 8;
    if (!sure) return;
    if (pan) scroll.scrollTo(from.x - to.clientX, from.y - to.clientY);
    else moveDivider(to);
  };
  const stop = new AbortController();
  const { signal } = stop;
  frame.setPointerCapture(event.pointerId);
  frame.addEventListener("pointermove", move, { signal });
  for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => stop.abort(), { signal });
  move(event);
  event.preventDefault();
});

split.addEventListener("input", place);
scroll.addEventListener("scroll", () => { remember(); place(); });
for (const choice of document.querySelectorAll("[name=zoom]")) choice.addEventListener("change", zoom);
new ResizeObserver(place).observe(frame);

/* A finding lights up in the picture and in the table together. */
function light(event) {
  const id = event.target.closest("[data-finding]")?.dataset.finding;
  for (const each of document.querySelectorAll("[data-finding]")) each.classList.toggle("lit", each.dataset.finding === id);
}
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, light);
for (const link of document.querySelectorAll("[href^='#mark-']"))
  link.addEventListener("click", () => { document.querySelector("#show-marks").checked = true; });

zoom();
`;
