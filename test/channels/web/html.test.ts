// The template tag: markup of others stays text, hidden characters are shown.
import { expect, test } from 'vitest'
import { html, showHidden } from '#channels/web/frame/html.ts'

test('values are escaped in text and in attributes, however deep they are nested', () => {
  const value = '"><script>alert(1)</script>'
  const inner = html`<b title="${value}">${[[value]]}</b>`
  expect(html`<p>${inner}</p>`.toString()).toBe(
    '<p><b title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b></p>',
  )
})

test('null, undefined and booleans print nothing, zero prints', () => {
  expect(html`${null}${undefined}${false}${0}`.toString()).toBe('0')
})

test('direction overrides, zero-width and control characters are shown by their code', () => {
  expect(showHidden('清单\u202Excod.exe\u200B\u0007')).toBe('清单[U+202E]xcod.exe[U+200B][U+0007]')
  expect(html`${'a\u2066b'}`.toString()).toBe('a[U+2066]b')
})

test('line ends, tabs and full-width blanks stay', () => {
  expect(showHidden('一\t二\n　三')).toBe('一\t二\n　三')
})
