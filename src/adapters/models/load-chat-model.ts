// Step: an endpoint -> LangChain's chat model for it. Packages are loaded on first use, so that a start without a model costs nothing.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { ModelEndpoint } from './read-model-settings.ts'

/** Never retries by itself: retries and limits are the caller's. */
export async function loadChatModel(endpoint: ModelEndpoint, maxTokens: number): Promise<BaseChatModel> {
  const { protocol, url, model, key } = endpoint
  // No `streaming`: with it, LangChain counts tokens with tables that it fetches from the network.
  const common = { model, temperature: 0.1, maxRetries: 0 }
  const [first = '', second = ''] = splitKey(key ?? '')
  switch (protocol) {
    case 'openai': {
      const { ChatOpenAI } = await import('@langchain/openai')
      // Endpoints on one's own machine want a key in the header, whatever it is.
      return new ChatOpenAI({
        ...common,
        maxTokens,
        apiKey: key ?? 'none',
        configuration: { baseURL: url, logLevel: 'off' },
      })
    }
    case 'tongyi': {
      const { ChatAlibabaTongyi } = await import('@langchain/community/chat_models/alibaba_tongyi')
      return new ChatAlibabaTongyi({
        ...common,
        maxTokens,
        alibabaApiKey: key ?? '',
        ...(url ? { apiUrl: url } : {}),
      })
    }
    case 'hunyuan': {
      const { ChatTencentHunyuan } = await import('@langchain/community/chat_models/tencent_hunyuan')
      return new ChatTencentHunyuan({
        ...common,
        tencentSecretId: first,
        tencentSecretKey: second,
        ...(url ? { host: url } : {}),
      })
    }
    case 'minimax': {
      const { ChatMinimax } = await import('@langchain/community/chat_models/minimax')
      return new ChatMinimax({
        ...common,
        tokensToGenerate: maxTokens,
        minimaxGroupId: first,
        minimaxApiKey: second,
        ...(url ? { configuration: { basePath: url } } : {}),
      })
    }
  }
}

/** SecretId:SecretKey; the second part may hold a colon. */
function splitKey(key: string): readonly string[] {
  const at = key.indexOf(':')
  return at < 0 ? [key] : [key.slice(0, at), key.slice(at + 1)]
}
