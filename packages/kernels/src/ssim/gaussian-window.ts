/** Samples from the centre of the window to its edge; the window is 11 samples wide. */
export const radius = 5;

const sigma = 1.5;
const bell = Float64Array.from({ length: radius + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
const total = bell.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);

/** Weights of the normalised 11-sample Gaussian window at distance 0..5 from its centre (Wang 2004, section III-C). */
export const weights = Float32Array.from(bell, (weight) => weight / total);
