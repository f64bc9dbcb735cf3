export { outside, stepLine } from './layout.js';
export { planSql, type SqlPlan, type SqlPlanInput } from './plan-sql.js';
