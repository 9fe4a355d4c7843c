import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Counts for operations, in Prometheus' form. Labels are of few values and of nobody. */
export type Metrics = {
  /** Counts a recorded outcome. */
  readonly outcome: (programme: string, outcome: string) => void;
  /** Counts an answer and the seconds it took, by its route's pattern. */
  readonly measured: (method: string, route: string, status: number, seconds: number) => void;
  readonly render: () => Promise<{ readonly text: string; readonly contentType: string }>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const outcomes = new Counter({
    name: 'vedtak_outcomes_total',
    help: 'Recorded outcomes of evaluations by programme',
    labelNames: ['programme', 'outcome'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'vedtak_http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    outcome: (programme, outcome) => outcomes.inc({ programme, outcome }),
    measured: (method, route, status, seconds) =>
      durations.observe({ method: methodOf(method), route, status }, seconds),
    render: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}

function methodOf(method: string): string {
  return ['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method) ? method : 'other';
}
