// Nouns of the vendor's one scheme for callbacks and files: what signs, what encrypts, whom a message must be for.
import { AppError } from '#shared/errors.ts'

export interface SecretKeys {
  /** At most 32 letters and digits; signs. */
  readonly token: string
  /** 32 bytes; encrypts. */
  readonly aesKey: Uint8Array
  /** The corporation's id for an app, empty for its AI bot. */
  readonly receiver: string
}

/** Every message is filled up to a multiple of so many bytes, with 1 to so many of them. */
export const blockBytes = 32

/** 43 characters of base64 without the last `=`. Throws AppError `setting` that names the setting, never the key. */
export function readAesKey({ setting, value }: { setting: string; value: string }): Uint8Array {
  const key = /^[A-Za-z0-9+/]{43}$/.test(value) ? Buffer.from(`${value}=`, 'base64') : Buffer.alloc(0)
  if (key.length === 32) return new Uint8Array(key)
  throw new AppError('setting', `${setting} 不对：应是43个字母和数字。`, {
    fix: '到企业微信后台“接收消息”的设置里，把 EncodingAESKey 整个复制过来。',
  })
}
