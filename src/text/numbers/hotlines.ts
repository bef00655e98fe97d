// Data: numbers that are names and count nothing: the national service and emergency lines (工信部电信网编号, 12xxx 公益服务, 96110 反诈).

/** As they are dialled. */
export const hotlines: ReadonlySet<string> = new Set(
  (
    '110 119 120 122 12305 12309 12313 12314 12315 12316 12317 12318 12320 12321 12328 12329 12333 12337 12338 12339 ' +
    '12340 12345 12348 12349 12350 12351 12355 12356 12358 12363 12366 12367 12368 12369 12371 12377 12378 12379 12380 ' +
    '12381 12385 12386 12387 12388 12389 12393 12395 12396 96110 96119'
  ).split(' '),
)

/** Source of a pattern: a line as a number of its own. 110件 counts, 110报警 does not. */
export const hotlinePattern = `(?:${[...hotlines]
  .map((line) => (line.length > 3 ? line : `${line}(?=报|接|警|指挥|电话|热线|平台|联动|急救|火)`))
  .join('|')})`
