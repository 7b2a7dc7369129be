import { definePlugin } from "@pixelproof/core";
import { meanAbsoluteError } from "./mean-absolute-error.ts";

export default definePlugin({
  kind: "metric",
  name: "mean-absolute-error",
  apiVersion: 1,
  description: "Mean absolute difference of all samples, in 8-bit levels.",
  capabilities: { unit: "levels", better: "lower", range: [0, 255], smallestSide: 1 },
  create: () => ({
    async measure(reference, candidate) {
      const value = meanAbsoluteError(reference, candidate);
      return { value, identical: value === 0 };
    },
  }),
});
