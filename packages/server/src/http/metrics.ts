/** Counts for Prometheus, in its text format (https://prometheus.io/docs/instrumenting/exposition_formats). */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Times {
  readonly counts: number[];
  sum: number;
  count: number;
}

export interface Metrics {
  /** One answered request; `route` is the template, never the address itself. */
  request(method: string, route: string, status: number, seconds: number): void;
  count(name: string, by?: number): void;
  /** The page; `gauges` are read now, by name. */
  text(gauges: Readonly<Record<string, number>>): string;
  close(): void;
}

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, Times>();
  const counters = new Map<string, number>();
  let delay: ReturnType<typeof monitorEventLoopDelay> | null = null;
  return {
    request(method, route, status, seconds) {
      const key = `method="${method}",route="${route}",status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const labels = `method="${method}",route="${route}"`;
      let held = times.get(labels);
      if (held === undefined) {
        held = { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
        times.set(labels, held);
      }
      held.sum += seconds;
      held.count++;
      for (let index = BUCKETS.length - 1; index >= 0 && seconds <= (BUCKETS[index] ?? 0); index--)
        held.counts[index] = (held.counts[index] ?? 0) + 1;
    },
    count(name, by = 1) {
      counters.set(name, (counters.get(name) ?? 0) + by);
    },
    text(gauges) {
      // Watched from the first look on: it costs a timer that nobody needs before.
      if (delay === null) {
        delay = monitorEventLoopDelay({ resolution: 20 });
        delay.enable();
      }
      const memory = process.memoryUsage();
      const lines: string[] = [];
      const metric = (name: string, type: string, help: string, rows: readonly string[]) => {
        if (rows.length > 0) lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...rows);
      };
      metric(
        'debrief_http_requests_total',
        'counter',
        'Requests answered.',
        [...requests].map(([labels, value]) => `debrief_http_requests_total{${labels}} ${value}`),
      );
      metric(
        'debrief_http_request_duration_seconds',
        'histogram',
        'Time to answer.',
        [...times].flatMap(([labels, { counts, sum, count }]) => [
          ...BUCKETS.map(
            (le, index) =>
              `debrief_http_request_duration_seconds_bucket{${labels},le="${le}"} ${counts[index]}`,
          ),
          `debrief_http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`,
          `debrief_http_request_duration_seconds_sum{${labels}} ${sum}`,
          `debrief_http_request_duration_seconds_count{${labels}} ${count}`,
        ]),
      );
      for (const [name, value] of counters)
        metric(`debrief_${name}_total`, 'counter', `Count of ${name}.`, [`debrief_${name}_total ${value}`]);
      const now: Record<string, number> = {
        ...gauges,
        resident_memory_bytes: memory.rss,
        heap_used_bytes: memory.heapUsed,
        event_loop_delay_p99_seconds: delay.percentile(99) / 1e9,
        uptime_seconds: process.uptime(),
      };
      for (const [name, value] of Object.entries(now))
        if (Number.isFinite(value))
          metric(`debrief_${name}`, 'gauge', `Now: ${name}.`, [`debrief_${name} ${value}`]);
      delay.reset();
      return `${lines.join('\n')}\n`;
    },
    close() {
      delay?.disable();
    },
  };
}
