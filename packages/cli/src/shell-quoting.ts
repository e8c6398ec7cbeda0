export { quoteWord } from '@naftiko/runtime';
