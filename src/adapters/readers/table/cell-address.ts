// Step: none (tool). Addresses of a sheet (B12, A1:C3) <-> rows and columns counted from 0.

export interface CellPlace {
  readonly row: number
  readonly column: number
}

const address = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i

/** Null for what is no address. */
export function readAddress(text: string): CellPlace | null {
  const [, letters, digits] = address.exec(text.trim()) ?? []
  if (!letters || !digits || Number(digits) === 0) return null
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits) - 1, column: column - 1 }
}

export function readRange(text: string): { readonly first: CellPlace; readonly last: CellPlace } | null {
  const [from = '', to = from] = text.split(':')
  const first = readAddress(from)
  const last = readAddress(to)
  if (!first || !last || last.row < first.row || last.column < first.column) return null
  return { first, last }
}

export function buildAddress({ row, column }: CellPlace): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}
