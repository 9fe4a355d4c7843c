export type Newest<T> = {
  /** Asks, now or when what is being asked has been answered; what waited until then is forgotten. */
  readonly ask: (question: () => Promise<T>) => void;
};

/** Asks one question at a time and of those that wait only the newest, so that answers never lag behind. */
export function createNewest<T>(
  onAnswer: (question: () => Promise<T>, answer: T) => void,
  onError: (question: () => Promise<T>, error: unknown) => void,
): Newest<T> {
  let next: (() => Promise<T>) | undefined;
  let isAsking = false;
  async function work() {
    isAsking = true;
    while (next) {
      const question = next;
      next = undefined;
      try {
        onAnswer(question, await question());
      } catch (error) {
        onError(question, error);
      }
    }
    isAsking = false;
  }
  return {
    ask(question) {
      next = question;
      if (!isAsking) void work();
    },
  };
}
