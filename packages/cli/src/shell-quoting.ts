export { quoteWord } from '@naftiko/runtime/agent-hosts';
