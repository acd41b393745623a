/**
 * Collects what arrives while the previous write is committing, and writes it together: many at once cost a few
 * statements instead of a transaction each. A failure of one never touches its neighbours: if the group fails, its
 * members are written one by one, and each gets its own answer.
 */
export class WriteGroup<In, Out> {
  private waiting: Member<In, Out>[] = [];
  private writing = false;

  /** `write` answers in the order of its members; `limit` bounds one transaction. */
  constructor(
    private readonly write: (members: readonly In[]) => Promise<readonly Out[]>,
    private readonly limit = 200,
  ) {}

  async add(input: In): Promise<Out> {
    return new Promise<Out>((resolve, reject) => {
      this.waiting.push({ input, resolve, reject });
      if (!this.writing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.writing = true;
    // What was asked for in the same turn of the event loop goes into the first group together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.writeTogether(this.waiting.splice(0, this.limit));
    }
    this.writing = false;
  }

  private async writeTogether(members: readonly Member<In, Out>[]): Promise<void> {
    try {
      const answers = await this.write(members.map(({ input }) => input));
      members.forEach((member, index) => member.resolve(answers[index] as Out));
    } catch (error) {
      if (members.length > 1) for (const member of members) await this.writeTogether([member]);
      else members[0]?.reject(error);
    }
  }
}

interface Member<In, Out> {
  readonly input: In;
  readonly resolve: (answer: Out) => void;
  readonly reject: (error: unknown) => void;
}
