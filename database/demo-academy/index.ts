export { type DemoGuardian, demoGuardians } from './bases.ts';
export { DEMO_ACADEMY, DEMO_SCHOOLS, type DemoStaffMember, demoStaff } from './schools.ts';
export { type DemoAcademyOptions, type DemoFile, demoFiles, writeDemoAcademy } from './write.ts';
