import type { Clock } from '../clock.js';
import { newId } from '../protocol/ids.js';
import type { Row, Table } from '../store/table.js';
import { DueHeap } from './due-heap.js';

/** Something that happens by itself later, to one object. */
export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  /** Unix milliseconds of its clock. */
  readonly due: number;
  readonly clock: 'virtual' | 'real';
}

interface Entry {
  readonly id: string;
  readonly due: number;
  readonly seq: number;
}

// A timer can be moved by at most 2^31 ms, and the virtual clock may be moved under it.
const longestSleepMs = 60_000;

/** Tasks on two clocks: business delays on the virtual one, technical delays (a charge's fee) on the real one. */
export class Scheduler {
  private readonly heaps = { virtual: new DueHeap<Entry>(), real: new DueHeap<Entry>() };
  private timer: NodeJS.Timeout | undefined;
  private timerDue = Infinity;

  constructor(
    private readonly tasks: Table<Task>,
    private readonly clock: Clock,
    private readonly run: (task: Task) => void,
    private readonly afterwards: () => void,
  ) {}

  schedule(kind: string, subject: string, clock: Task['clock'], delayMs: number): void {
    const now = clock === 'virtual' ? this.clock.now() : Date.now();
    this.at(kind, subject, clock, now + delayMs);
  }

  at(kind: string, subject: string, clock: Task['clock'], due: number): void {
    const task = this.tasks.insert({ id: newId('task'), kind, subject, due, clock }, null);
    this.remember(this.tasks.mustRow(task.id));
    this.arm();
  }

  /** Takes up what the journal or a snapshot knows. */
  restore(): void {
    this.heaps.virtual.clear();
    this.heaps.real.clear();
    for (const row of this.tasks.all()) this.remember(row);
    this.arm();
  }

  /** Everything due on either clock, in its order; a task may make further tasks that are due as well. */
  runDue(): void {
    this.drain('real', () => Date.now());
    this.drain('virtual', () => this.clock.now());
    this.afterwards();
    this.arm();
  }

  /** Everything that waits for real time, at once: what would have been over long before a jump of the virtual clock. */
  finishReal(): void {
    this.drain('real', () => Infinity);
  }

  /** How many tasks still wait; an idle sandbox has none that wait for real time. */
  waiting(clock: Task['clock']): number {
    return this.heaps[clock].size;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.timerDue = Infinity;
  }

  private drain(clock: Task['clock'], now: () => number): void {
    const heap = this.heaps[clock];
    const until = now();
    for (let next = heap.peek(); next && next.due <= until; next = heap.peek()) {
      heap.pop();
      const task = this.tasks.get(next.id);
      if (!task) continue;
      this.tasks.delete(task.id);
      if (clock === 'virtual') this.clock.heldAt(task.due, () => this.run(task));
      else this.run(task);
    }
  }

  private remember(row: Row<Task, null>): void {
    this.heaps[row.object.clock].push({ id: row.object.id, due: row.object.due, seq: row.seq });
  }

  private arm(): void {
    const real = this.heaps.real.peek()?.due ?? Infinity;
    const virtual = (this.heaps.virtual.peek()?.due ?? Infinity) - this.clock.offset();
    const due = Math.min(real, virtual);
    if (due === Infinity || (this.timer && this.timerDue <= due)) return;
    clearTimeout(this.timer);
    this.timerDue = due;
    this.timer = setTimeout(() => this.wake(), Math.min(longestSleepMs, Math.max(0, due - Date.now())));
    this.timer.unref();
  }

  private wake(): void {
    this.stop();
    this.runDue();
  }
}
