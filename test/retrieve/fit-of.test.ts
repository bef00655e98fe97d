import { expect, test } from 'vitest'
import type { StoredFigure } from '#domain/stored-report.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'
import { fitOf } from '#retrieve/score-figures.ts'

const fitFor = (text: string, value: number, unit: string) =>
  fitOf({ value, unit } as StoredFigure, readAskedUnits(text))

test('none of what may happen fits whatever it is counted in, and no time or money', () => {
  expect(fitFor('拆违多少处', 0, '起')).toBe(1)
  expect(fitFor('一年加了多少天班', 0, '起')).toBeLessThan(1)
  expect(fitFor('罚了多少钱', 0, '起')).toBeLessThan(1)
})

test('how large a fund is asks for money, how large a ground for its area', () => {
  expect(readAskedUnits('周转金有多大')).toEqual(['元', '美元'])
  expect(readAskedUnits('广场有多大')).toContain('平方米')
  expect(readAskedUnits('打了几场官司')).toContain('宗')
})
