/** Three small pages that few families open, fetched as one: an import of its own each would weigh on everybody's first step. */
import '../email-link-page.ts';
import './disclaim-page.ts';
import './error-page.ts';
