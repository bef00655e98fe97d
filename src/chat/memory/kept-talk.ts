// Noun of this room: what a talk keeps, answers as turns and everything else as remarks, told in the order of time.
import type { SeenTurn } from '#desk/sharing/see-turns.ts'
import type { Remark } from '#domain/journal/remark.ts'

export interface KeptTalk {
  readonly turns: readonly SeenTurn[]
  readonly remarks: readonly Remark[]
}

interface Telling<Told> {
  readonly turn: (turn: SeenTurn) => Told
  readonly remark: (remark: Remark) => Told
}

/** What stands at one time stays as it was written, turns first. */
export function tellInTime<Told>({ turns, remarks }: KeptTalk, tell: Telling<Told>): Told[] {
  const all = [
    ...turns.map((turn) => ({ at: turn.at, told: tell.turn(turn) })),
    ...remarks.map((remark) => ({ at: remark.at, told: tell.remark(remark) })),
  ]
  return all.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ told }) => told)
}
