import { describe, expect, it } from 'vitest'
import { parseRobots } from '#sources/parse-robots.ts'

describe('robots.txt', () => {
  it.each([
    ['User-agent: *\nDisallow: /a/', '/a/b', false],
    ['User-agent: *\nDisallow: /a/', '/b', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /\nAllow: /fzzf/', '/fzzf/index.html', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.jsp$', '/list.jsp', false],
    ['User-agent: *\nDisallow: /*.jsp$', '/list.jsp?page=2', true],
    ['User-agent: *\nDisallow: /*?page=*&all', '/list?page=2&all=1', false],
    ['User-agent: Baiduspider\nDisallow: /', '/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Antou\nDisallow: /x', '/a', true],
    ['User-agent: a\nUser-agent: antou\nDisallow: /', '/a', false],
    ['Disallow: /', '/a', true],
    ['<html><body>没有这个网页</body></html>', '/a', true],
    ['# all\nUSER-AGENT: * # everybody\nDISALLOW: /a # closed', '/a', false],
  ])('%s: %s', (text, path, isAllowed) => {
    expect(parseRobots(text).allows(path)).toBe(isAllowed)
  })

  it('tells how slowly it wants to be asked', () => {
    expect(parseRobots('User-agent: *\nCrawl-delay: 5').delaySeconds).toBe(5)
    expect(parseRobots('User-agent: *\nCrawl-delay: soon').delaySeconds).toBeNull()
  })
})
