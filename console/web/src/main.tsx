import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './base.css';
import { startTranslation } from './i18n/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await startTranslation();
createRoot(root).render(<App />);
