import type { JobEngine, Settled } from "@pixelproof/jobs";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { summarySchema } from "../summary.ts";

/** Figures for Prometheus. Run times and failures are those of this process's own workers, states those of the whole queue. */
export interface Metrics {
  readonly registry: Registry;
  settled(settled: Settled): void;
}

/** Seconds. */
const buckets = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

export function createMetrics(engine: JobEngine): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const jobs = new Gauge({
    name: "pixelproof_jobs",
    help: "Jobs by state",
    labelNames: ["state"],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await engine.counts())) this.set({ state }, count);
    },
  });
  jobs.reset();
  const steps = new Histogram({
    name: "pixelproof_step_seconds",
    help: "Run times by step",
    labelNames: ["step"],
    buckets,
    registers,
  });
  const labelNames = ["code", "final"];
  const failures = new Counter({
    name: "pixelproof_failures_total",
    help: "Attempts that failed, by code",
    labelNames,
    registers,
  });
  return {
    registry,
    settled(settled) {
      if ("error" in settled) failures.inc({ code: settled.error.code, final: String(settled.state === "failed") });
      if (settled.state !== "succeeded") return;
      const { timings_ms: timings } = summarySchema.parse(settled.result.summary);
      for (const [step, ms] of Object.entries(timings)) steps.observe({ step }, ms / 1000);
    },
  };
}
