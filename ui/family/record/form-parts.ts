/** What the form of the record is made of, fetched when somebody begins to change it: most come to read. */
import '../../elements/field.ts';
import '../../elements/problem-summary.ts';
import '../../elements/radio-group.ts';
import '../../elements/select.ts';
import './address-fields.ts';
import './contact-fields.ts';
import './evidence-field.ts';
