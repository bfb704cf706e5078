export default function CarePage() { return <div className="page" />; }
