import type { Size } from "@pixelproof/core";

/**
 * The viewer. Its plain form, for paper and for pages without scripts, is a grid of pictures; the class "live", which
 * the script sets, lays them over each other. `preview` is the size of the pictures, `full` the one of the marks, px.
 */
export const viewerStyles = (preview: Size, full: Size): string => `
.viewer { --zoom: 1; --preview: ${preview.width}px; --ratio: ${preview.width / preview.height}; --unit: ${full.width / 100}px; }
.canvas { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.before { grid-area: 1 / 1; } .after, .marks, .objects { grid-area: 1 / 2; } .heat { grid-area: 2 / 1; }
.layer { min-width: 0; }
/* Opaque ground: no layer shows through the transparent parts of another. */
.layer img { background: repeating-conic-gradient(#8a8a8a 0 25%, #767676 0 50%) 0 0 / 16px 16px; }
.layer img, .marks, .objects { display: block; width: 100%; height: auto; aspect-ratio: var(--ratio); }
.objects { align-self: start; overflow: hidden; stroke-width: 2px; fill-opacity: 0.2; fill-rule: evenodd; }
.objects path { vector-effect: non-scaling-stroke; }
.marks { align-self: start; overflow: hidden; font: 650 calc(var(--unit) * 1.3 / var(--zoom)) system-ui, sans-serif; text-anchor: middle; dominant-baseline: central; }
.marks line, .marks rect { fill: none; vector-effect: non-scaling-stroke; stroke-linecap: round; }
.casing { stroke: #fff; stroke-width: 4.5px; stroke-opacity: 0.85; } .ink { stroke: #d6006c; stroke-width: 2px; }
.badge { r: calc(var(--unit) * 1.15 / var(--zoom)); } .end { r: calc(var(--unit) * 0.4 / var(--zoom)); }
.badge, .end { fill: #d6006c; stroke: #fff; stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
.marks text { fill: #fff; }
.tag, .divider, .controls { display: none; }
.legend { margin-top: 0.9rem; }
.legend ul { display: flex; gap: 2px; margin-top: 0.4rem; max-width: 32rem; font-size: 0.8125rem; font-variant-numeric: tabular-nums; text-align: center; color: var(--quiet); }
.legend li { flex: 1; }
.legend svg { display: block; width: 100%; height: 0.8rem; }
.note { margin-top: 0.6rem; max-width: 46rem; }

@media screen {
  .live .mat { padding: clamp(0rem, 1.5vw, 1.25rem); background: #2b2b2b; border-radius: 0.9rem; overflow: hidden; }
  .live .frame { position: relative; width: min(100%, 70vh * var(--ratio)); aspect-ratio: var(--ratio); margin: 0 auto; overflow: clip; touch-action: pan-y; cursor: ew-resize; user-select: none; }
  .live .scroll { width: 100%; height: 100%; overflow: auto; scrollbar-width: thin; scrollbar-color: #8888 transparent; }
  .live .canvas { grid-template: 1fr / 1fr; gap: 0; width: calc(var(--preview) * var(--zoom)); margin: auto; }
  .live .layer { grid-area: 1 / 1; }
  .live .layer figcaption { display: none; }
  .live .before { clip-path: inset(0 calc(100% - var(--clip, 50%)) 0 0); }
  .live :is(.marks, .objects) { z-index: 1; }
  .live :is(.heat, .marks, .objects, .legend) { display: none; }
  .live .viewer:has(#show-objects:checked) .objects { display: block; }
  .live .viewer:has(#show-heat:checked) :is(.heat, .legend, .of-heat) { display: block; }
  .live .viewer:not(:has(#show-heat:checked)) .of-heat, .live .viewer:has(#show-heat:checked) .of-after { display: none; }
  .live .viewer:has(#show-marks:checked) .marks { display: block; }
  .live .viewer:has(#zoom-fit:checked) :is(.canvas, .scroll) { width: 100%; overflow: hidden; }
  .viewer:has(#zoom-2:checked) { --zoom: 2; } .viewer:has(#zoom-4:checked) { --zoom: 4; }
  .live .viewer:not(:has(#zoom-fit:checked)) .frame { cursor: grab; touch-action: auto; }
  .viewer:is(:has(#zoom-2:checked), :has(#zoom-4:checked)) img { image-rendering: pixelated; }
  .mark { transition: opacity 0.15s; }
  .marks:has(.lit, :target) .mark:not(.lit, :target) { opacity: 0.25; }
  .mark:is(.lit, :target) .ink { stroke-width: 3.5px; } .mark:is(.lit, :target) .casing { stroke-width: 7px; }

  .live .divider { display: block; position: absolute; inset: 0 auto 0 var(--split, 50%); width: 2.75rem; margin-left: -1.375rem; z-index: 2; cursor: ew-resize; touch-action: none; }
  .divider::before { content: ""; position: absolute; inset: 0 calc(50% - 1px); background: #fff; box-shadow: 0 0 4px #0009; }
  .knob { position: absolute; top: 50%; left: 50%; width: 2.5rem; height: 2.5rem; translate: -50% -50%; border-radius: 50%; background: #fff; box-shadow: 0 1px 6px #0008; }
  .knob::before, .knob::after { content: ""; position: absolute; top: 50%; width: 0.5rem; height: 0.5rem; border: solid #333; border-width: 2px 0 0 2px; }
  .knob::before { left: 0.75rem; transform: translateY(-50%) rotate(-45deg); }
  .knob::after { right: 0.75rem; transform: translateY(-50%) rotate(135deg); }
  .live .tag { display: block; position: absolute; top: 0.75rem; z-index: 1; padding: 0.15rem 0.7rem; border-radius: 99px; background: #000a; color: #fff; font-size: 0.8125rem; font-weight: 600; pointer-events: none; }
  .left { left: 0.75rem; } .right { right: 0.75rem; }

  .live .controls { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1.5rem; margin-top: 0.9rem; }
  .split { display: flex; flex: 1 1 18rem; align-items: center; gap: 0.75rem; font-size: 0.875rem; color: var(--quiet); }
  .split input { flex: 1; min-width: 0; height: 2rem; margin: 0; accent-color: var(--accent); }
  .controls fieldset { display: flex; align-items: center; border: 0; }
  .controls legend { float: left; margin-right: 0.6rem; font-size: 0.875rem; color: var(--quiet); }
  .choice { position: relative; }
  .choice input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
  .choice span { display: block; padding: 0.35rem 0.8rem; margin-left: -1px; border: 1px solid var(--edge); background: var(--sheet); font-size: 0.875rem; }
  .choice:first-of-type span { border-radius: 0.5rem 0 0 0.5rem; } .choice:last-of-type span { border-radius: 0 0.5rem 0.5rem 0; }
  .choice:only-of-type span { border-radius: 0.5rem; }
  .choice input:checked + span { background: var(--text); border-color: var(--text); color: var(--sheet); }
  .choice input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; position: relative; z-index: 1; }
}
@media (max-width: 40rem) {
  .viewer { --unit: ${(full.width / 100) * 2.6}px; }
  .canvas { grid-template-columns: 1fr; }
  .after, .marks, .objects { grid-area: 2 / 1; } .heat { grid-area: 3 / 1; }
}
@media (prefers-reduced-motion: reduce) { .mark { transition: none; } }
`;
