// Requests that never end, say a wrong length, or stand half open: the page goes on for everybody else, and what comes in is bounded.
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestWeb, type TestWeb } from '../../channels/web/open-test-web.ts'

let web: TestWeb
const sockets: Socket[] = []
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await web.close()
})

function dial(): Socket {
  const { hostname, port } = new URL(web.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  sockets.push(socket)
  return socket
}

const head = (path: string, ...lines: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(web.url).host}`,
    `Origin: ${new URL(web.url).origin}`,
    ...lines,
    '',
    '',
  ].join('\r\n')

/** Writes until the other side answers or closes; how much was taken, and what was said. */
function pour(
  socket: Socket,
  first: string,
  piece: Buffer,
  most: number,
): Promise<{ sent: number; said: string }> {
  return new Promise((resolve) => {
    let sent = 0
    let said = ''
    const end = () => resolve({ sent, said })
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1')
      end()
    })
    socket.on('close', end)
    socket.write(first)
    const write = (): void => {
      if (socket.destroyed || said !== '' || sent >= most) return
      sent += piece.length
      if (socket.write(piece)) setImmediate(write)
      else socket.once('drain', write)
    }
    write()
  })
}

describe('a request', () => {
  it('whose body has no end is answered once it is too large, and not read on', async () => {
    const piece = Buffer.alloc(1 << 20, 'x')
    const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
    const first = head(
      '/reports/upload',
      'Content-Type: multipart/form-data; boundary=x',
      'Transfer-Encoding: chunked',
    )
    const { sent, said } = await pour(dial(), first, chunk, 200 << 20)
    expect(said).toMatch(/^HTTP\/1\.1 400/)
    expect(sent).toBeLessThan(60 << 20)
  })

  it('that says two gigabytes is refused before they come', async () => {
    const first = head(
      '/reports/upload',
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 2147483648',
    )
    const { sent, said } = await pour(dial(), first, Buffer.alloc(1024), 1024)
    expect(said).toMatch(/^HTTP\/1\.1 400/)
    expect(sent).toBeLessThan(1 << 20)
  })

  it('that says both a length and chunks, or two lengths, is refused', async () => {
    for (const lines of [
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['Content-Length: 5', 'Content-Length: 6'],
    ])
      expect((await pour(dial(), head('/ask', ...lines), Buffer.from('0\r\n\r\n'), 5)).said).toMatch(
        /^HTTP\/1\.1 400/,
      )
  })

  it('that stands half open, two hundred of them, keeps nobody else waiting', async () => {
    for (let at = 0; at < 200; at++)
      dial().write('POST /ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nq')
    const page = await fetch(web.url)
    expect(page.status).toBe(200)
  })
})
