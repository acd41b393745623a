interface Waiting<T> {
  readonly items: readonly T[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes what arrives for one key while its previous write is under way together with the next one. Bundles of one
 * campaign would otherwise only wait for each other's lock. If a group fails its members are written one by one, so
 * that one bad bundle never touches its neighbours.
 */
export class Together<T> {
  private readonly waiting = new Map<string, Waiting<T>[]>();

  constructor(private readonly write: (key: string, items: readonly T[]) => Promise<void>) {}

  /** Resolves when the write that contains these items has ended. @throws what it throws */
  async add(key: string, items: readonly T[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const member = { items, resolve, reject };
      const queue = this.waiting.get(key);
      if (queue) queue.push(member);
      else {
        this.waiting.set(key, [member]);
        void this.drain(key);
      }
    });
  }

  private async drain(key: string): Promise<void> {
    for (let group = this.waiting.get(key); group && group.length > 0; group = this.waiting.get(key)) {
      // From here on others queue for the next group.
      this.waiting.set(key, []);
      await this.writeGroup(key, group);
    }
    this.waiting.delete(key);
  }

  private async writeGroup(key: string, group: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.write(key, group.flatMap(({ items }) => items)); // prettier-ignore
      group.forEach(({ resolve }) => resolve());
    } catch (error) {
      if (group.length > 1) for (const member of group) await this.writeGroup(key, [member]);
      else group[0]?.reject(error);
    }
  }
}
