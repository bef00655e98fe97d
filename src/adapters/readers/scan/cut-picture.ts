// Step: part of a picture -> input of a network. In: pixels and where the part lies. Out: its resampled channels.
import type { TextBox } from './find-boxes.ts'

/** RGB, three bytes a pixel. */
export interface Picture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

export interface Channels {
  /** Blue, green, red, one after the other, as PP-OCR was trained. */
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

interface Target {
  readonly width: number
  readonly height: number
  /** Value of a channel: byte / 255 * gain + shift. */
  readonly gain: number
  readonly shift: number
}

/** The box turned upright and resampled (bilinear); beyond the picture its edge goes on. */
export function cutPicture(picture: Picture, box: TextBox, target: Target): Channels {
  const { width, height } = target
  const data = new Float32Array(3 * width * height)
  const plane = width * height
  const gain = target.gain / 255
  const stepX = box.width / width
  const stepY = box.height / height
  const cos = Math.cos(box.angle)
  const sin = Math.sin(box.angle)
  const right = picture.width - 1
  const bottom = picture.height - 1
  const from = picture.data
  for (let at = 0; at < plane; at++) {
    const along = ((at % width) + 0.5) * stepX
    const across = (Math.floor(at / width) + 0.5) * stepY
    const x = Math.min(Math.max(box.x + along * cos - across * sin - 0.5, 0), right)
    const y = Math.min(Math.max(box.y + along * sin + across * cos - 0.5, 0), bottom)
    const x0 = Math.floor(x)
    const y0 = Math.floor(y)
    const dx = x - x0
    const dy = y - y0
    const a = (y0 * picture.width + x0) * 3
    const b = x0 < right ? a + 3 : a
    const down = y0 < bottom ? picture.width * 3 : 0
    for (let channel = 0; channel < 3; channel++) {
      const above = from[a + channel]! * (1 - dx) + from[b + channel]! * dx
      const below = from[a + down + channel]! * (1 - dx) + from[b + down + channel]! * dx
      data[(2 - channel) * plane + at] = (above * (1 - dy) + below * dy) * gain + target.shift
    }
  }
  return { data, width, height }
}
