import type { Lab } from "./lab-twin.ts";

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

/** 180 degrees, and more than what rounding may add. */
const opposite = 180 + 1e-9;

/**
 * CIEDE2000 of two colours in 64-bit floats, in the steps, names and degrees of Sharma, Wu and Dalal 2005 (eq. 2 to 22),
 * kL = kC = kH = 1: the twin of the kernel.
 */
export function ciede2000Twin([L1, a1, b1]: Lab, [L2, a2, b2]: Lab): number {
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
  const [a1p, a2p] = [a1 * (1 + G), a2 * (1 + G)];
  const [C1p, C2p] = [Math.hypot(a1p, b1), Math.hypot(a2p, b2)];
  const [h1p, h2p] = [hueOf(a1p, b1), hueOf(a2p, b2)];
  const grey = C1p * C2p === 0;
  const apart = h2p - h1p;

  const dLp = L2 - L1;
  const dCp = C2p - C1p;
  const dhp = grey ? 0 : apart > opposite ? apart - 360 : apart < -opposite ? apart + 360 : apart;
  const dHp = 2 * Math.sqrt(C1p * C2p) * sin(dhp / 2);

  const [meanLp, meanCp, sum] = [(L1 + L2) / 2, (C1p + C2p) / 2, h1p + h2p];
  const meanhp = grey ? sum : Math.abs(apart) <= opposite ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const T =
    1 - 0.17 * cos(meanhp - 30) + 0.24 * cos(2 * meanhp) + 0.32 * cos(3 * meanhp + 6) - 0.2 * cos(4 * meanhp - 63);
  const dTheta = 30 * Math.exp(-(((meanhp - 275) / 25) ** 2));
  const RC = 2 * Math.sqrt(meanCp ** 7 / (meanCp ** 7 + 25 ** 7));
  const SL = 1 + (0.015 * (meanLp - 50) ** 2) / Math.sqrt(20 + (meanLp - 50) ** 2);
  const SC = 1 + 0.045 * meanCp;
  const SH = 1 + 0.015 * meanCp * T;
  const RT = -sin(2 * dTheta) * RC;
  const [l, c, h] = [dLp / SL, dCp / SC, dHp / SH];
  return Math.sqrt(Math.max(0, l * l + c * c + h * h + RT * c * h));
}

/** Degrees, 0..360; 0 for grey. */
function hueOf(a: number, b: number): number {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}
