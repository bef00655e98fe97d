// Port: a model that reads a question and a passage together and tells how well the passage answers.

export interface Reranker {
  /** Changes whenever its scores would: name and hash of the model. */
  readonly id: string
  /** One score a text, 0 to 1, in order. Throws AppError `remote` or `setting`. */
  score(question: string, texts: readonly string[]): Promise<readonly number[]>
  close(): Promise<void>
}
