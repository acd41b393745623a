import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of the process itself (CPU, memory, event loop), collected once however many applications a test starts. */
const processRegistry = new Registry();
let collecting = false;

/** What Prometheus reads at `GET /metrics`. Names: `tally_<module>_<what>_<unit or total>`; labels are few and bounded. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  counter<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A gauge that is set by its owner or, with `read`, asked for at each scrape: a read that fails leaves it as it was. */
  gauge<L extends string = never>(
    name: string,
    help: string,
    options: { labelNames?: readonly L[]; read?: () => number | Promise<number> } = {},
  ): Gauge<L> {
    const { labelNames = [], read } = options;
    const collect = read && {
      async collect(this: Gauge<L>) {
        const value = await Promise.resolve()
          .then(read)
          .catch(() => undefined);
        if (value !== undefined) this.set(value);
      },
    };
    return new Gauge({ name, help, labelNames, registers: [this.registry], ...collect });
  }

  /** `buckets` are upper bounds in the unit that the name says. */
  histogram<L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[],
    buckets: readonly number[],
  ): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] });
  }

  /** The exposition text of everything. */
  async text(): Promise<string> {
    if (!collecting) {
      collecting = true;
      collectDefaultMetrics({ register: processRegistry });
    }
    return Registry.merge([processRegistry, this.registry]).metrics();
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;
}
