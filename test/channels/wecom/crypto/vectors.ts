// The vendor's two samples (an address checked, a message posted) and two made with its own scheme by another implementation.

export const vectorKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'

export interface Vector {
  readonly name: string
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
  readonly encrypted: string
  readonly receiver: string
  /** The message, or a part of it. */
  readonly holds: string
}

export const echoVector: Vector = {
  name: 'V1',
  timestamp: '1409659589',
  nonce: '263014780',
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  receiver: 'wx5823bf96d3bd56c7',
  holds: '1616140317555161061',
}

export const messageVector: Vector = {
  name: 'V2',
  timestamp: '1409659813',
  nonce: '1372623149',
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
  receiver: 'wx5823bf96d3bd56c7',
  holds: '<MsgId>4561255354251345929</MsgId>',
}

export const sealedVector: Vector = {
  name: 'V3',
  timestamp: '1409735669',
  nonce: 'nonce123',
  signature: 'a6945f8b3b4f21b98b21f98ad110508d836de149',
  encrypted: 'sKqRbbiSUnDhFHOvPjtUMUV1ffCCYkhuRRg/j6HQef2v2th3axryDshcLO2jK17QzYw7IUi3w+9G2KpCfQqBwg==',
  receiver: 'wx5823bf96d3bd56c7',
  holds: 'hello 世界',
}

export const sealedEmptyVector: Vector = {
  name: 'V4',
  timestamp: '1641002400',
  nonce: 'nonce',
  signature: '127c7966fe200b2af6eab9772930e834790212bf',
  encrypted:
    'sKqRbbiSUnDhFHOvPjtUMXYQqFZ+ZpnodfvpoBQlWzJEWz9jUcmRmvQEba79RGADNhsY95Ym60fvPE/A+JngAQk9hlZ+051bHon9tcTJ8dt4kUSgHO0xEYw1J1Z8r+88j/BbXWffJl2kOWHt4JdbY0zkZ/mQq4PDzv/xTVlovK4=',
  receiver: '',
  holds: '{"msgtype":"stream","stream":{"id":"S1","finish":true,"content":"你好[1]"}}',
}
