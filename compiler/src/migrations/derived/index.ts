export { deriveMigrations } from './derive-migrations.js';
