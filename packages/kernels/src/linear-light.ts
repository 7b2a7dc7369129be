/** Linear light, 0..1, of the 256 levels of sRGB (IEC 61966-2-1). */
export const linearLight: Float64Array = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
