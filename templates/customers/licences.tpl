{{%AUTOESCAPE context="HTML"}}{{!
  Papers of all customers that need somebody.  Filled by
  cgi-bin/customers/licences.c.

  TAB(TAB_VALUE TAB_TITLE TAB_COUNT TAB_IS_HERE)
  PAPER(LICENCE_ID CUSTOMER_ID CUSTOMER_NAME KIND NUMBER SCOPE VALID_TO BADGE
  TONE UPLOADER UPLOADED_AT)  NO_PAPERS or HAS_PAPERS
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/customers">{{_"Customers"}}</a></li></ol></nav><h1>{{_"Licences"}}</h1></div></div>
<section class="card card-long" aria-label="{{_"Licences"}}"><nav class="tabs no-print" aria-label="{{_"Which licences"}}"><ul>{{#TAB}}<li><a href="/licences?which={{TAB_VALUE:u}}"{{#TAB_IS_HERE}} aria-current="page"{{/TAB_IS_HERE}}>{{TAB_TITLE}}<span class="count">{{TAB_COUNT}}</span></a></li>{{/TAB}}</ul></nav>
{{#NO_PAPERS}}<div class="empty">{{@icon check}}<h2>{{_"Nothing here"}}</h2><p>{{_"No licence needs anybody in this list."}}</p></div>{{/NO_PAPERS}}
{{#HAS_PAPERS}}<table class="table table-cards table-hover" role="table"><caption class="visually-hidden">{{_"Licences"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Licence"}}</th><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col">{{_"Covers"}}</th><th role="columnheader" scope="col">{{_"Valid until"}}</th><th role="columnheader" scope="col">{{_"Handed in"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#PAPER}}
<tr role="row"><td role="cell" class="cell-main"><a href="/licences/{{LICENCE_ID}}"><b>{{KIND}}</b></a><small class="code">{{NUMBER}}</small></td><td role="cell" data-label="{{_"Customer"}}"><a href="/customers/{{CUSTOMER_ID}}/licences">{{CUSTOMER_NAME}}</a></td><td role="cell" data-label="{{_"Covers"}}">{{SCOPE}}</td><td role="cell" data-label="{{_"Valid until"}}">{{VALID_TO}}</td><td role="cell" data-label="{{_"Handed in"}}">{{UPLOADER}}<small>{{UPLOADED_AT}}</small></td><td role="cell" class="cell-state"><span class="badge tone-{{TONE}}">{{BADGE}}</span></td></tr>
{{/PAPER}}
</tbody></table>{{/HAS_PAPERS}}</section>
