export interface Sequenced {
  readonly seq: number;
}

/** Rows in the order of their making, found by their sequence number in logarithmic time. */
export class RowList<R extends Sequenced> {
  readonly rows: R[] = [];

  add(row: R): void {
    const last = this.rows.at(-1);
    if (!last || last.seq < row.seq) this.rows.push(row);
    else this.rows.splice(this.position(row.seq), 0, row);
  }

  remove(row: R): void {
    const at = this.position(row.seq);
    if (this.rows[at] === row) this.rows.splice(at, 1);
  }

  /** The number of rows made before `seq`. */
  position(seq: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] as R).seq < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
