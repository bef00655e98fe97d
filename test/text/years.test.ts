import { describe, expect, it } from 'vitest'
import { findRelativeYears, findYears } from '#text/years.ts'

describe('years', () => {
  it('are read in every written form', () => {
    expect(
      findYears('2023年、二〇二四年、2021—2025年、〔2022〕8号').map(({ kind, year, endYear }) => [
        kind,
        year,
        endYear,
      ]),
    ).toEqual([
      ['year', 2023, 2023],
      ['year', 2024, 2024],
      ['range', 2021, 2025],
      ['number', 2022, 2022],
    ])
  })

  it('are not read from other numbers', () => {
    expect(findYears('12023年金,2000余份,1310')).toEqual([])
  })

  it('are resolved from relative words', () => {
    expect(
      findRelativeYears('去年、今年以来、近两年、上一年度、明年', 2024).map(({ years }) => years),
    ).toEqual([[2023], [2024], [2023, 2024], [2023], [2025]])
  })

  it('are not resolved from ages and periods', () => {
    expect(findRelativeYears('今年轻人多,近年来,往年', 2024)).toEqual([])
  })
})
