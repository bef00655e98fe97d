// Data: endpoints that can be named instead of written out, with the address and model that their makers document.

export interface ModelPreset {
  readonly name: string
  /** `openai`: any OpenAI-compatible endpoint. The others have a protocol of their own and a class in @langchain/community. */
  readonly protocol: 'openai' | 'tongyi' | 'hunyuan' | 'minimax'
  /** Null: the protocol's own address. */
  readonly url: string | null
  /** Null: it must be named (vllm/MODEL). */
  readonly model: string | null
  /** How the key is written; null: none needed. */
  readonly key: string | null
}

export const modelPresets: readonly ModelPreset[] = [
  {
    name: 'deepseek',
    protocol: 'openai',
    url: 'https://api.deepseek.com/v1',
    model: 'deepseek-chat',
    key: 'API Key',
  },
  {
    name: 'qwen',
    protocol: 'openai',
    url: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
    model: 'qwen-plus',
    key: 'API Key',
  },
  {
    name: 'zhipu',
    protocol: 'openai',
    url: 'https://open.bigmodel.cn/api/paas/v4',
    model: 'glm-4-flash',
    key: 'API Key',
  },
  {
    name: 'moonshot',
    protocol: 'openai',
    url: 'https://api.moonshot.cn/v1',
    model: 'moonshot-v1-8k',
    key: 'API Key',
  },
  {
    name: 'qianfan',
    protocol: 'openai',
    url: 'https://qianfan.baidubce.com/v2',
    model: null,
    key: 'API Key',
  },
  {
    name: 'spark',
    protocol: 'openai',
    url: 'https://spark-api-open.xf-yun.com/v1',
    model: '4.0Ultra',
    key: 'APIPassword',
  },
  { name: 'ollama', protocol: 'openai', url: 'http://127.0.0.1:11434/v1', model: 'qwen2.5:7b', key: null },
  { name: 'vllm', protocol: 'openai', url: 'http://127.0.0.1:8000/v1', model: null, key: null },
  { name: 'tongyi', protocol: 'tongyi', url: null, model: 'qwen-plus', key: 'API Key' },
  { name: 'hunyuan', protocol: 'hunyuan', url: null, model: 'hunyuan-pro', key: 'SecretId:SecretKey' },
  { name: 'minimax', protocol: 'minimax', url: null, model: 'abab6.5s-chat', key: 'GroupId:API Key' },
]
