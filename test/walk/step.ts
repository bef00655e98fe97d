// Noun: one thing that somebody does on the page, and what he must then see.
import type { Walk } from './open-walk.ts'

export interface Step {
  /** What is done and seen, as a fact. */
  readonly title: string
  /** Throws where it is not to be seen. */
  readonly take: (walk: Walk) => Promise<void>
}
