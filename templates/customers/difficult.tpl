{{%AUTOESCAPE context="HTML"}}{{!
  Difficult customers of the reader's reach.  Filled by pressure_view_list() and
  list_page().

  YEAR_NO ROW(ID CODE NAME REP_NAME SALES CONCEDED HAS_COST COST WAITS
  WAITING_COUNT WAITING OPEN_STEPS IS_LATE LATE_STEPS) HAS_ROWS or NONE_YET
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li></ol></nav><h1>{{_"Difficult customers"}}</h1></div><div class="row"><a class="button desk-only" href="{{XLSX_URL}}">{{@icon file-spreadsheet}}{{_"Excel"}}</a><a class="button desk-only" href="{{CSV_URL}}">CSV</a></div></div>
<section class="card" aria-label="{{_"Difficult customers"}}">
{{#HAS_ROWS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Difficult customers"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col">{{_"Salesperson"}}</th><th role="columnheader" scope="col" class="number">{{_"Sales of {YEAR_NO}"}}</th><th role="columnheader" scope="col" class="number">{{_"Conceded, and share of sales"}}</th><th role="columnheader" scope="col" class="number">{{_"Waits for approval"}}</th><th role="columnheader" scope="col" class="number">{{_"Open steps"}}</th></tr></thead><tbody role="rowgroup">
{{#ROW}}
<tr role="row"><td role="cell" class="cell-main"><a href="/customers/{{ID}}/pressure">{{NAME}}</a><small>{{CODE}}</small></td><td role="cell" data-label="{{_"Salesperson"}}">{{REP_NAME}}</td><td role="cell" class="number" data-label="{{_"Sales of {YEAR_NO}"}}">{{SALES}}</td><td role="cell" class="number" data-label="{{_"Conceded, and share of sales"}}">{{CONCEDED}}{{#HAS_COST}} <span class="badge tone-warn">{{COST}}</span>{{/HAS_COST}}</td><td role="cell" class="number" data-label="{{_"Waits for approval"}}">{{#WAITS}}<span class="badge tone-warn">{{WAITING_COUNT}}</span> {{WAITING}}{{/WAITS}}</td><td role="cell" class="number" data-label="{{_"Open steps"}}">{{OPEN_STEPS}}{{#IS_LATE}} <span class="badge tone-bad">{{_"{LATE_STEPS} late"}}</span>{{/IS_LATE}}</td></tr>
{{/ROW}}
</tbody></table>{{/HAS_ROWS}}
{{#NONE_YET}}<div class="empty">{{@icon scale}}<h2>{{_"No difficult customer"}}</h2><p>{{_"Mark one on its own page, under Pressure."}}</p></div>{{/NONE_YET}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"First page"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Next page"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section>
