// Port: work on foreign texts beside the main thread, each job under a time limit.

export interface TextJob {
  /** Which work; the worker knows it by this name. */
  readonly kind: string
  /** What the work gets; it is copied. */
  readonly given: unknown
  /** Of its own work: what it waits for by errands does not count. */
  readonly limitMs: number
  /** What a person reads when the limit is passed. */
  readonly tooLong: { readonly message: string; readonly fix: string }
  /** What the work may ask for while it runs (a stored report, words of a model), by name. */
  readonly errands?: Readonly<Record<string, (given: never) => Promise<unknown>>>
}

export interface TextWorker {
  /** Throws AppError `input` past the limit, with the job's own words; what the work throws arrives as it was. */
  run<Made>(job: TextJob): Promise<Made>
  /** What is under way is ended. */
  close(): Promise<void>
}
