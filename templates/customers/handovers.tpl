{{%AUTOESCAPE context="HTML"}}{{!
  Handovers.  Filled by cgi-bin/customers/handovers.c and handover_view_rows().
  TAB(TAB_VALUE TAB_TITLE TAB_IS_HERE) HANDOVER HAS_HANDOVERS or NO_HANDOVERS
  MAY_GIVE
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/customers">{{_"Customers"}}</a></li></ol></nav><h1>{{_"Handovers"}}</h1><p>{{_"Who gives and who takes both sign; only then a customer changes hands."}}</p></div>{{#MAY_GIVE}}<div class="row no-print"><a class="button button-main" href="/handovers/new">{{@icon arrows-exchange}}{{_"Hand over a portfolio"}}</a></div>{{/MAY_GIVE}}</div>
<section class="card card-long" aria-label="{{_"Handovers"}}"><nav class="tabs" aria-label="{{_"Which handovers"}}"><ul>{{#TAB}}<li><a href="/handovers?which={{TAB_VALUE:u}}"{{#TAB_IS_HERE}} aria-current="page"{{/TAB_IS_HERE}}>{{TAB_TITLE}}</a></li>{{/TAB}}</ul></nav>
{{#NO_HANDOVERS}}<div class="empty">{{@icon signature}}<h2>{{_"No handover here"}}</h2><p>{{_"One customer is handed over on its account team's page, all of a salesperson's by a portfolio."}}</p></div>{{/NO_HANDOVERS}}
{{#HAS_HANDOVERS}}{{@include customers/handover_rows.tpl}}{{@include parts/pager.tpl}}{{/HAS_HANDOVERS}}</section>
